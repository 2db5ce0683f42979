"""Fold (1.6) and the comparing of texts (1.7).

The table is made here, from the definition, once at import; no comparing of texts calls
a case or normal form function of the host.
"""

import unicodedata

# Latin letters whose base letter no decomposition gives.
_SPECIAL = {
    "ß": "ss", "ẞ": "ss", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae",
    "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h",
    "ı": "i", "ł": "l", "Ł": "l", "ŧ": "t", "Ŧ": "t",
}

WHITE = frozenset(
    [chr(c) for c in range(0x09, 0x0E)]
    + [chr(c) for c in range(0x2000, 0x200B)]
    + list("\u0020\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000")
)


def _latin(letter):
    """The small base letter, or letters, of one Latin letter."""
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    parts = unicodedata.normalize("NFKD", letter)
    if parts[0] in _SPECIAL:  # such as ǽ and ǿ
        return _SPECIAL[parts[0]]
    if parts[0].isascii() and parts[0].isalpha():
        return "".join(p for p in parts if p.isascii() and p.isalpha()).lower()
    small = letter.lower()
    return small if len(small) == 1 else letter


def _table():
    table = {}
    for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]:
        letter = chr(code)
        if unicodedata.category(letter).startswith("L"):
            table[letter] = _latin(letter)
    for code in [*range(0x370, 0x400), *range(0x400, 0x530)]:
        letter = chr(code)
        name = unicodedata.name(letter, "")
        if unicodedata.category(letter) == "Lu" and name.startswith(("GREEK", "CYRILLIC")):
            table[letter] = letter.lower()
    for code in [*range(0x300, 0x370), 0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF]:
        table[chr(code)] = ""
    for code in range(0x2018, 0x201C):
        table[chr(code)] = "'"
    for code in range(0x201C, 0x2020):
        table[chr(code)] = '"'
    for letter in WHITE:
        table[letter] = " "
    return table


TABLE = _table()


def fold(text):
    mapped = "".join(TABLE.get(letter, letter) for letter in text)
    return " ".join(word for word in mapped.split(" ") if word)


def about(left, right):
    """Equal, or one code point inserted, deleted or replaced (1.7)."""
    left, right = fold(left), fold(right)
    if left == right:
        return True
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    for place in range(len(right)):
        without = right[:place] + right[place + 1:]
        if without == (left if len(left) < len(right) else left[:place] + left[place + 1:]):
            return True
    return False
