package segment

import "backissue/generator/internal/automaton"

type pattern = automaton.Pattern

func patternOf(text string) *pattern { return automaton.Of(text) }
