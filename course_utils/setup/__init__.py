"""From a bare Python to a running course, with the standard library alone.

Read in this order: commands.py (what each command does), environment.py (which Python it
uses), sizes.py (what a download weighs), install.py (pip, and its failures in one
sentence), inside.py (running a program in the environment), lab.py and test.py.
"""
