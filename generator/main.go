// Command gen turns the printed pages of a newspaper into a public archive of plain pages.
package main

import (
	"os"

	"backissue/generator/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
