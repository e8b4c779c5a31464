"""What a text is made of: sentences, thoughts, names, periods, turns of a talk, and which are worth a look."""
