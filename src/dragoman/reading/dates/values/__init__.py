"""From the words that a rule matched to their EDTF value; None where it stays unknown."""
