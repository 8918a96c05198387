/** The text of a new `seedbed.yaml`: it sets nothing, and shows in comments what can be set. */
export const configurationTemplate = `# Settings for the seeds in this folder and below. Everything is optional: anything left out keeps its default.
# The editor and the command line both read this file.

# Which files are seeds: globs relative to this file.
# seeds:
#   include: ["**/*.txt"]
#   exclude: ["drafts/**"]

# The allowed values of usage. This list replaces the built-in one.
# usages:
#   candidate: {description: Waiting for a decision}
#   used: {description: Already used}

# Your own publishers. They add to the built-in ones, or replace them.
# publishers:
#   gazette: {name: The Gazette, domains: [gazette.example], aliases: [Gazette]}

# Whether an undeclared publisher or usage is an error.
# strict: {publishers: false, usages: true}

# Fields beyond the built-in ones, in order.
# fields:
#   author: {type: string, required: false, description: Byline as printed}

# The body must have one of these headings.
# body: {headings: [Article summary]}

# How alike two bodies must be to count as near-duplicates (0–1), and seeds that look alike but are not the same.
# duplicates:
#   threshold: 0.8
#   different:
#     - [a/001_0123456789abcdef.txt, a/014_fedcba9876543210.txt]

# The severity of each rule: error, warning, information, hint or off.
# rules: {missing-summary: off}
`;
