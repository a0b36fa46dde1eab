"""Takes back forms that people filled in: what stands in each control of a Word, PDF or 한글 file, before it is judged.

A form comes from outside. Its file is judged first and nothing in it is run or fetched: macros, scripts, embedded
files and whatever loads something from elsewhere are refused. Links that lead somewhere only when clicked may stay
(http, https, mailto, tel), because Word and Hancom make one of every e-mail address that is typed.

Controls are named as `model.filledform.control_name` says. A choice drawn as boxes is, in Word and PDF, a box for each
option, named `grade=VIP`; in 한글 it is one click-here field whose text draws them, named `grade=`: the sign at the
end tells it from a text that happens to begin with a box.
"""
