"""Mistakes of the parser that change who says what, put right before anything is read."""

from __future__ import annotations

from dragoman.reading.cues import ATTITUDE_VERBS, CUE_VERBS
from dragoman.reading.syntax import Parse, Token

_ANIMATE_PRONOUNS = frozenset("he she they who we i you".split())
_ANIMATE_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_NAME_LABELS = frozenset(("PERSON", "ORG", "GPE"))
_ANIMATE_NOUNS = frozenset(
    "minister president chancellor premier official diplomat spokesman spokeswoman spokesperson "
    "leader envoy ambassador adviser advisor secretary government ministry king queen negotiator "
    "mediator aide general commander source senator lawmaker party side delegation".split()
)
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_VERBAL = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "mark", "neg", "prt"})


def repair(parse: Parse) -> None:
    """Repair lemmas and attachments in place."""
    for token in parse.tokens:
        if token.lemma == "hop" and token.lower.startswith("hope"):
            token.lemma = "hope"
        _mend_class(parse, token)
        if token.dep == "appos":
            _part_object_and_speaker(parse, token)
        if token.dep == "conj" and token.pos == "VERB":
            _raise_second_cue(parse, token)
            _raise_by_number(parse, token)
        if token.dep in ("conj", "advcl") and token.pos == "VERB":
            _join_infinitive(parse, token)
        if token.tag == "VB" and token.dep in ("pcomp", "advcl"):
            _free_partner(parse, token)
        if token.dep in ("nsubj", "npadvmod"):
            _find_subject(parse, token)
        if token.dep == "nsubj":
            _join_second_subject(parse, token)
        if token.lower in ("approaches", "nears", "looms"):
            _mend_approaching(parse, token)
        if token.lower == "following" and token.tag == "VBG":
            _mend_following(parse, token)
        if token.dep in ("nmod", "compound") and token.ent in _NAME_LABELS:
            _part_conjuncts(parse, token)
        if token.lower == "according" and token.dep == "prep":
            _part_source_and_subject(parse, token)


def _mend_class(parse: Parse, token: Token) -> None:
    """ "proposed that the ministers meet" has a verb, "talks with Oslo were not planned" a noun:
    the attachment is right more often than the tag.
    """
    if token.dep == "ccomp" and token.tag == "NN" and parse.child(token.i, "nsubj"):
        if parse.child(token.i, "mark") is not None:
            token.tag, token.pos = "VB", "VERB"
    elif (
        token.dep in _NOMINAL
        and token.tag in ("VBZ", "VBP", "VB")
        and not any(parse.tokens[c].dep in _VERBAL for c in token.children)
    ):
        token.tag = "NNS" if token.lower.endswith("s") else "NN"
        token.pos = "NOUN"


def _part_object_and_speaker(parse: Parse, speaker: Token) -> None:
    """ "He refused to meet the emir, envoy Olga Berg said": the envoy says it, not the emir.

    The parser makes the object before the comma the subject of the cue, the speaker its apposition.
    """
    guest = parse.tokens[speaker.head]
    cue = parse.tokens[guest.head]
    if guest.dep != "nsubj" or cue.lemma not in CUE_VERBS or cue.i < speaker.i:
        return
    before = parse.tokens[guest.left - 1] if guest.left else None
    comma = parse.tokens[speaker.left - 1]
    if before is None or comma.text != "," or speaker.right + 1 != cue.i:
        return
    transitive = before.pos == "VERB" and parse.child(before.i, "dobj", "ccomp") is None
    if not transitive or cue.i not in {t.i for t in parse.ancestors(before.i)}:
        return
    parse.reattach(speaker.i, cue.i)
    speaker.dep = "nsubj"
    parse.reattach(guest.i, before.i)
    guest.dep = "dobj"


def _raise_second_cue(parse: Parse, verb: Token) -> None:
    """Give a second cue back to the speaker it shares with the first.

    "The minister said that no talks were planned and accused Oslo of bias": talks accuse nobody,
    so "accused" belongs beside "said", not inside what was said.
    """
    if verb.lemma not in CUE_VERBS or verb.lemma in ATTITUDE_VERBS:
        return
    if parse.child(verb.i, "nsubj", "nsubjpass") is not None:
        return
    inner = parse.tokens[verb.head]
    outer = parse.tokens[inner.head]
    if inner.dep != "ccomp" or outer.lemma not in CUE_VERBS or outer.i == inner.i:
        return
    if not outer.i < inner.i < verb.i:
        return
    inner_subject = parse.child(inner.i, "nsubj", "nsubjpass", "expl")
    outer_subject = parse.child(outer.i, "nsubj")
    if inner_subject is None or outer_subject is None:
        return
    if _is_animate(inner_subject) or not _is_animate(outer_subject):
        return
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    parse.reattach(verb.i, outer.i)
    for c in list(inner.children):
        if parse.tokens[c].dep == "cc" and c < verb.i:
            parse.reattach(c, outer.i)


def _free_partner(parse: Parse, verb: Token) -> None:
    """ "She spoke with the emir to express thanks": she spoke with the emir, to express thanks.

    The parser makes the emir the subject of the purpose clause.
    """
    to = parse.child(verb.i, "aux")
    partner = parse.child(verb.i, "nsubj")
    if to is None or to.tag != "TO" or partner is None or partner.i > to.i:
        return
    if verb.dep == "pcomp":
        prep = parse.tokens[verb.head]
    else:
        mark = parse.child(verb.i, "mark")
        if mark is None:
            return
        prep = mark
    if prep.lower != "with" or prep.i > partner.i or prep.head == prep.i:
        return
    governor = verb.head if verb.dep == "advcl" else prep.head
    if prep.head == verb.i:
        parse.reattach(prep.i, governor)
        prep.dep = "prep"
    parse.reattach(partner.i, prep.i)
    partner.dep = "pobj"
    if verb.head != governor:
        parse.reattach(verb.i, governor)
        verb.dep = "advcl"


def _raise_by_number(parse: Parse, verb: Token) -> None:
    """ "They want to ensure that Oslo never arms and support the pact": they support it.

    A plural verb does not share the subject of a singular one, nor the other way round.
    """
    # Without an auxiliary the tagger's infinitive is a plural: "..., and support the pact".
    bare = verb.tag == "VB" and parse.child(verb.i, "aux") is None
    number = "VBP" if bare else verb.tag
    other = {"VBP": "VBZ", "VBZ": "VBP"}.get(number)
    if other is None or parse.child(verb.i, "nsubj", "nsubjpass") is not None:
        return
    if parse.tokens[verb.head].tag != other:
        return
    for above in parse.ancestors(verb.head):
        if above.tag == number and above.i < verb.i and parse.child(above.i, "nsubj"):
            parse.reattach(verb.i, above.i)
            return


def _join_infinitive(parse: Parse, verb: Token) -> None:
    """ "She was due to lay flowers, talk to guards and meet the king": she was due to meet him.

    A bare verb shares the "to" of an infinitive before it, not the tense of a past verb.
    """
    if verb.tag not in ("VB", "VBP") or verb.lower != verb.lemma:
        return
    free = (*_SUBJECTS, "aux", "auxpass", "mark")
    if any(parse.tokens[c].dep in free for c in verb.children):
        return
    for above in parse.ancestors(verb.i):
        if above.pos not in ("VERB", "AUX"):
            continue
        if above.tag not in ("VBD", "VBN", "VBZ", "VBG"):
            return
        told = [*parse.kids(above.i, "xcomp")]
        for adjective in parse.kids(above.i, "acomp"):
            told += parse.kids(adjective.i, "xcomp")
        for purpose in told:
            if purpose.i < verb.i and any(t.tag == "TO" for t in parse.kids(purpose.i, "aux")):
                parse.reattach(verb.i, purpose.i)
                verb.tag, verb.dep = "VB", "conj"
                return


def _find_subject(parse: Parse, name: Token) -> None:
    """ "Aho, after a long flight, is due to leave", "Aho will, inter alia, meet the king": the
    parser loses a subject that something is put behind.
    """
    verb = parse.tokens[name.head]
    if name.dep == "nsubj" and verb.dep == "aux":
        auxiliary, verb = verb, parse.tokens[verb.head]
        for other in parse.kids(verb.i, "nsubj"):
            if auxiliary.i < other.i < verb.i:
                other.dep = "advmod"
        parse.reattach(name.i, verb.i)
        return
    lost = name.dep == "npadvmod" and name.tag in ("NNP", "NNPS") and name.ent in ("", "PERSON")
    headless = verb.pos in ("VERB", "AUX") and not parse.kids(verb.i, *_SUBJECTS)
    if lost and headless and name.i < verb.i:
        name.dep = "nsubjpass" if parse.child(verb.i, "auxpass") else "nsubj"


def _mend_approaching(parse: Parse, noun: Token) -> None:
    """ "As the summit in Oslo approaches, ...": the verb of a clause, read as a noun of its end."""
    after = parse.tokens[noun.i + 1 : noun.i + 2]
    if not after or after[0].text != "," or noun.tag != "NNS":
        return
    mark = next((t for t in parse.ancestors(noun.i) if t.lower == "as" and t.dep == "prep"), None)
    subject = parse.child(mark.i, "pobj") if mark is not None else None
    if mark is None or subject is None or subject.i >= noun.i:
        return
    place = parse.tokens[noun.head]
    name = [t for t in parse.kids(noun.i, "compound", "nmod", "amod") if t.i == noun.i - 1]
    inside = place.dep == "prep" and place.head == subject.i
    if inside and name:
        parse.reattach(name[0].i, place.i)
        name[0].dep = "pobj"
    main = mark.head
    noun.tag, noun.pos, noun.dep = "VBZ", "VERB", "advcl"
    noun.lemma = noun.lower.removesuffix("es") if noun.lower == "approaches" else noun.lower[:-1]
    for other in parse.kids(noun.i, "conj"):
        parse.reattach(other.i, main)
        other.dep = "nsubj" if not parse.kids(main, *_SUBJECTS) else "dep"
    parse.reattach(noun.i, main)
    parse.reattach(subject.i, noun.i)
    subject.dep = "nsubj"
    parse.reattach(mark.i, noun.i)
    mark.dep, mark.pos = "mark", "SCONJ"


def _mend_following(parse: Parse, following: Token) -> None:
    """ "answered questions following the talks": when, not which questions."""
    after = parse.child(following.i, "dobj", "pobj")
    if after is None or following.dep not in ("acl", "advcl"):
        return
    if any(parse.tokens[c].dep in (*_SUBJECTS, "aux", "auxpass") for c in following.children):
        return
    verb = next((t for t in parse.ancestors(following.i) if t.pos == "VERB"), None)
    if verb is None:
        return
    parse.reattach(following.i, verb.i)
    following.dep, following.pos, following.tag = "prep", "ADP", "IN"
    after.dep = "pobj"


def _part_source_and_subject(parse: Parse, according: Token) -> None:
    """ "According to Berg, Chad and Mali will hold talks": those two will, not Berg with them."""
    verb = parse.tokens[according.head]
    to = parse.child(according.i, "prep")
    source = parse.child(to.i, "pobj") if to is not None and to.lower == "to" else None
    if source is None or according.i > verb.i or parse.child(verb.i, *_SUBJECTS) is not None:
        return
    joined = parse.kids(source.i, "conj")
    comma = parse.child(source.i, "punct")
    if joined and comma is not None and comma.text == "," and comma.i == joined[0].left - 1:
        parse.reattach(joined[0].i, verb.i)
        joined[0].dep = "nsubjpass" if parse.child(verb.i, "auxpass") else "nsubj"


def _join_second_subject(parse: Parse, second: Token) -> None:
    """ "The emir of A and Prime Minister B held talks": one subject of two, not two subjects."""
    for first in parse.kids(second.head, "nsubj"):
        joint = parse.child(first.i, "cc")
        if first.i < second.i and joint is not None and joint.i == second.left - 1:
            parse.reattach(second.i, first.i)
            second.dep = "conj"
            return


def _part_conjuncts(parse: Parse, name: Token) -> None:
    """ "hosted the emir and African leaders": two guests, not leaders of a kind.

    The parser makes the name a modifier of the noun behind "and"; they are conjuncts.
    """
    noun = parse.tokens[name.head]
    joint = parse.child(name.i, "cc")
    if joint is None or not name.i < joint.i < noun.i or noun.tag not in ("NNS", "NNPS"):
        return
    head, relation = noun.head, noun.dep
    if head == noun.i:
        return
    for child in parse.kids(name.i, "conj"):
        parse.reattach(child.i, noun.i)
        child.dep = "amod"
    parse.reattach(name.i, head)
    name.dep = relation
    parse.reattach(noun.i, name.i)
    noun.dep = "conj"


def _is_animate(subject: Token) -> bool:
    return (
        subject.lower in _ANIMATE_PRONOUNS
        or subject.ent in _ANIMATE_LABELS
        or subject.lemma in _ANIMATE_NOUNS
        or subject.tag in ("NNP", "NNPS")
    )
