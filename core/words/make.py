"""Makes `nl.txt` again: the Dutch words that people meet at least once in a million words.

    pip install wordfreq==3.1.1
    apt-get download wdutch && dpkg -x wdutch_*.deb words
    python make.py words/usr/share/dict/dutch > nl.txt

A word is in it when wordfreq gives it 3 or more on the Zipf scale and OpenTaal has it in small letters: so names, English
and what is misspelled stay out. The scale, and that it speaks of rare words below 3, are from W.J.B. van Heuven, P. Mandera,
E. Keuleers and M. Brysbaert, SUBTLEX-UK: a new and improved word frequency database for British English, Quarterly Journal
of Experimental Psychology 67 (2014), 1176-1190.
"""

import sys
from pathlib import Path

from wordfreq import get_frequency_dict, zipf_frequency

RARE_BELOW = 3.0


def is_met(word: str) -> bool:
    return not any(map(str.isdigit, word)) and zipf_frequency(word, "nl", wordlist="large") >= RARE_BELOW


def main() -> None:
    dutch = set(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    met = {word for word in get_frequency_dict("nl", wordlist="large") if word in dutch and is_met(word)}
    # In the order of their bytes: the engine looks words up by halving.
    sys.stdout.buffer.write("".join(f"{word}\n" for word in sorted(met, key=str.encode)).encode())


if __name__ == "__main__":
    main()
