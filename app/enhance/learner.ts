// The one script of learner pages. Everything works without it.
export {}
