/** Every role there is, those that help learners first. */
export { allRoles } from '#db/schema/people.ts'
