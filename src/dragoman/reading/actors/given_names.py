"""Whether a given name is a woman's or a man's, for pronouns; common international names only.

The knowledge is asked first; this table serves persons that it does not have. Names that are
given to both are left out on purpose.
"""

from __future__ import annotations

from dragoman.reading.actors.people import fold

_WOMEN = frozenset(
    "aisha alexandra alice alicia amal amanda amy ana angela angelica anita ann anna "
    "annalena anne annie antonia astrid aung barbara beata beatriz benita bettina birgit "
    "carmen caroline catherine cecilia charlotte chrystia claire claudia cristina dalia "
    "daniela deborah delcy diana donna dora dorothy edith eka ekaterina elena elisabeth "
    "elizabeth ella ellen elsa emily emma ene erika eva fatima federica fiona florence "
    "francesca gabriela georgia gina giorgia giulia gloria grace hanna hannah heather helen "
    "helena helle hillary hina ilona ine ingrid ioana irina isabel isabella jacinda "
    "jadranka jane janet jennifer jessica jill joan joanna josephine joyce judith julia "
    "julie kaja karen karin karoline kate katherine kathleen katja katrin kersti kerstin "
    "kristalina laila laura leila lena leyla lidia linda lisa liz lucia luise magdalena "
    "maia mairead manuela margaret maria mariam marie marina marine marta martha mary "
    "mateja megan melania melanie melissa mette michelle mirjana monica monika nadia najla "
    "nancy natalia natalie natasha nathalie nina nora noura oksana olga olha patricia paula "
    "penny rachel raisa rebecca reema retno rosa rosario roza ruth salome samantha sandra "
    "sanna sara sarah sheikha sheila silvia simona sofia sonia sophie stella susan susana "
    "svetlana sviatlana sylvia tamara tatiana teresa theresa ursula valentina valerie vera "
    "victoria viktoria viola wendy xiomara yael yulia yvette zainab zeinab zuzana".split()
)
_MEN = frozenset(
    "aaron abdel abdul abdulla abdullah adam adel adrian ahmad ahmed alain alan albert "
    "alberto alejandro aleksandar alexander alexandre alexei alexey alfredo ali alvaro amir "
    "anatoly anders andre andreas andrei andrew andrey andrii andriy andrzej ante anthony "
    "antonio antony anwar ararat arif armen arnaud arthur artur ashraf bakhtiyor barack "
    "barham bashar ben benjamin bernard bernie bill bob boris brad brian bruno carl carlos "
    "charles chris christopher daniel dave david denis dennis diego dmitri dmitry dmytro "
    "dominic donald donaldo ebrahim edgar edgars eduardo edward egils emanuel emmanuel "
    "emomali enrique eric erik ernesto evan evgeny faisal felipe felix fernando francis "
    "francisco francois frank frans fred frederick friedrich fumio gary george georges "
    "gerard gerhard giorgi gitanas giuseppe gordon gregory guillermo gustavo hakan hamad "
    "hamid hans harry hassan heiko heinz henry hosni hossein howard hugo hussein ibrahim "
    "igor ilham imran ismail ivan jack jacob jaime jair jake jakov james jan janez javad "
    "javier jean jeff jens jeremy jerome jerry jim jimmy joao joe johann john jonas "
    "jonathan jorge jose josef josep joseph joshua juan jukka justin kaspar kassym keir "
    "keith ken kenneth kevin khaled khalid klaus konstantin kyriakos larry lars lawrence "
    "leonardo leonid lindsey lloyd louis luigi luis luiz mahmoud manuel marco marcos marcus "
    "mario mark martin masoud mateusz matteo matthew mauricio maxim mehdi mevlut michael "
    "michel miguel mike mikhail milo milos miroslav mitch mohamed mohammad mohammed moussa "
    "muammar muhammad mustafa naftali narendra nicholas nicolas nicu nigel nikol nikola "
    "nikolai olaf oleg oleh oleksandr oleksii oleksiy oliver omar oscar pablo paolo patrick "
    "paul pavel pedro pekka peter petr petro philip philippe pierre pieter pyotr radek "
    "radoslaw rafael ramzan raul recep rex ricardo richard rishi rob robert roberto rodrigo "
    "roger roman ronald ruslan rustam saad salman salvador sam samuel sauli scott sebastian "
    "sebastien serge sergei sergey sergio serhii serhiy shavkat shimon simon stefan "
    "stephane stephen steve steven sultan taras ted terry thomas tim timothy tom tony ulf "
    "umaro vadim valery vasyl victor viktor vincent vitalii vitaly vladimir volodymyr "
    "walter werner william wolfgang xavier yair yevgeny yitzhak yoav yuri yuriy yusuf zoran".split()
)


def gender_of(name: str) -> str | None:
    """`f` or `m` by the first word of a full name; None where that tells nothing.

    >>> gender_of("Maria Lopez"), gender_of("Robin Berg")
    ('f', None)
    """
    given = fold(name.split()[0]) if name.split() else ""
    if given in _WOMEN:
        return "f"
    return "m" if given in _MEN else None
