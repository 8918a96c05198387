import type { CommandName } from './arguments.ts';

/** The help page about a command, or about all of them. */
export function helpFor(about: CommandName | undefined): string {
  return about ? pages[about] : overview;
}

const overview = `Seedbed checks and repairs seed files: news articles with YAML front matter.

Usage: seedbed <command>

  check [paths…]   check seeds, and fix what can be fixed
  baseline [paths…]
                   write down which problems are known
  report [paths…]  write an overview of seeds as a page to look at
  rules            list what is checked
  lsp --stdio      serve an editor

  --version        print the version
  --help           print this page; “seedbed <command> --help” says more
`;

const pages: Record<CommandName, string> = {
  check: `Usage: seedbed check [paths…] [options]

Checks seeds. A path is a folder, in which all seeds are checked but those that git ignores, or a file, which is
checked whatever its name; without a path it is the current folder. “-” alone reads one seed from standard input, which
belongs to the current folder.

  --format text|json   how to report; text if not given
  --fix                fix what can be fixed without changing a meaning, then report what is left;
                       with “-” the fixed seed goes to standard output and the report to standard error
  --fix-unsafe         fix also what is a guess, and should be looked over; values that nobody wrote, such as the next
                       free rank, are only offered in editors
  --dry-run            with --fix or --fix-unsafe: write nothing, and print a patch of what would change, for
                       “git apply” or “patch -p1” in the current folder; the summary goes to standard error
  --rule CODE          report and fix only what this rule finds; more than one can be named
  --ignore-rule CODE   leave out what this rule finds; more than one can be named
  --max-warnings N     fail when there are more than N warnings
  --config FILE        use this configuration instead of every seedbed.yaml
  --quiet              report errors only; all is counted still
  --strict-baseline    fail when the baseline has problems that are gone

Exit code: 0 without errors, 1 with errors or too many warnings, 2 when something could not be done, or nothing was
checked at all. With --fix, and with --dry-run too, what counts is what is left.
`,
  baseline: `Usage: seedbed baseline [paths…] [--accept-new]

Writes the file of known problems that “baseline: PATH” in seedbed.yaml names: “seedbed check” does not fail on them, and
editors show them as hints. The first time it takes all problems that there are, but for hints; after that it takes out
those that are gone. Paths are those of “seedbed check”; what is known of other seeds stays.

  --accept-new         take also the problems that are not in it yet

A problem is known by its file, its rule, its field and what it is about: another one in its place is told.

Exit code: 0 when the file is written, 2 when something could not be done.
`,
  report: `Usage: seedbed report [paths…] --html FILE [options]

Writes an overview of seeds as one page for a browser, which needs nothing beside it: problems by rule, the state of
the folders, publishers and usages, ranks that are missing or tied, and what could not be read. Paths are those of
“seedbed check”.

  --html FILE          the file to write; one that is there is replaced, unless it is a seed or a seedbed.yaml
  --config FILE        use this configuration instead of every seedbed.yaml

Exit code: 0 when the page is written, whatever it says; 2 when something could not be done, or there was no seed to
read.
`,
  rules: `Usage: seedbed rules [--format text|json]

Lists the rules: their codes, by which seedbed.yaml names them, their severities, and what they report. As JSON, with
their whole documentation.
`,
  lsp: `Usage: seedbed lsp --stdio

Serves an editor that speaks the Language Server Protocol, over standard input and output. Also --node-ipc,
--pipe=NAME and --socket=PORT.
`,
};
