"""Goroutines onto Ms and Ps, in the runtime's own words: who knows proc.go is at home here.

Every routine is atomic at one instant of virtual time; time passes by what operations cost.
"""
