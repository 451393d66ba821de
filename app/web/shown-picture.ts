import { figureMarkup } from '#app/domain/authoring/figure-markup.ts'
import type { CoursePicture } from '#app/domain/authoring/list-pictures.ts'
import { courseFileAddress, pictureAddress } from '#app/ui/training-addresses.ts'

export type ShownPicture = ReturnType<typeof shownPicture>

/** A picture of a draft as its page shows it. */
export function shownPicture(courseId: string, { words, weight, shownIn, ...picture }: CoursePicture) {
  return {
    ...picture,
    words,
    kilobytes: Math.ceil(weight / 1000),
    page: pictureAddress(courseId, picture.src),
    markup: figureMarkup(picture.src, words.en ?? ''),
    shownIn: shownIn.map((path) => ({ path, href: courseFileAddress(courseId, path) })),
  }
}
