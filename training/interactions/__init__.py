"""How the event classifier is made: `python -m training.interactions`."""
