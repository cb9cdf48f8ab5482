"""The course's data: one module a data set, each with its loader."""
