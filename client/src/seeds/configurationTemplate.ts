/** The text of a new `seedbed.yaml`: it sets nothing, and shows in comments what can be set. */
export const configurationTemplate = `# What is right for the seeds in this folder and below it. All of it is optional: what is not said here
# keeps its default. The editor and the command line read this file alike.

# Which files are seeds, as globs relative to this file.
# seeds:
#   include: ["**/*.txt"]
#   exclude: ["drafts/**"]

# The values that usage may have. This list replaces the one that is built in.
# usages:
#   candidate: {description: Waiting for a decision}
#   used: {description: Already used}

# Publishers beyond the built-in ones, or instead of them.
# publishers:
#   gazette: {name: The Gazette, domains: [gazette.example], aliases: [Gazette]}

# Whether a publisher or usage that is not declared is an error.
# strict: {publishers: false, usages: true}

# Fields beyond the built-in ones, in their order.
# fields:
#   author: {type: string, required: false, description: Byline as printed}

# Headings that a body has one of.
# body: {headings: [Article summary]}

# From which share of two bodies in common on seeds are near-duplicates, and seeds that look alike and are not the same.
# duplicates:
#   threshold: 0.8
#   different:
#     - [a/001_0123456789abcdef.txt, a/014_fedcba9876543210.txt]

# How much each finding matters: error, warning, information, hint or off.
# rules: {missing-summary: off}
`;
