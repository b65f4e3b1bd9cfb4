"""How common English words are: ``src/onrecord/lexicons/word_frequency.txt`` from the package wordfreq.

    pip install wordfreq==3.1.1 && python scripts/build_word_frequency.py

wordfreq's data are licensed CC BY-SA 4.0 (Robyn Speer); NOTICE names them. Kept: words of letters of Zipf frequency 2
(one in ten million) and more, one line a step of 0.2.
"""

import collections
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

TARGET = Path(__file__).resolve().parent.parent / "src/onrecord/lexicons/word_frequency.txt"
LEAST = 2.0


def main() -> None:
    steps: dict[float, list[str]] = collections.defaultdict(list)
    for word in top_n_list("en", 200_000):
        zipf = zipf_frequency(word, "en")
        if zipf >= LEAST and word.replace("'", "").isalpha():
            steps[round(round(zipf * 5) / 5, 1)].append(word)
    lines = [f"{zipf:.1f} {' '.join(sorted(words))}\n" for zipf, words in sorted(steps.items(), reverse=True)]
    TARGET.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
