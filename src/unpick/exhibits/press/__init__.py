"""Claims in running text: sentences, figures, days, speakers, voices and relations, by rules alone.

Everything here takes text and returns records with offsets into it; nothing is read, asked or stored.
"""
