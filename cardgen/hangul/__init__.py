"""Korean text: initial consonants (초성), readings of Hanja, and the order of a Korean list."""
