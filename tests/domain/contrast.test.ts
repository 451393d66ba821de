import { expect, test } from 'vitest'
import { brandStylesheet, brandStylesheetName } from '#app/domain/office/brand-stylesheet.ts'
import { contrastWithWhite, nearestPassingShade, passesContrast, readColour } from '#app/domain/office/contrast.ts'

test('the ratio is that of WCAG: 21 for black, 1 for white, and #767676 is the lightest grey that passes', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5)
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5)
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2)
  expect(passesContrast('#767676')).toBe(true)
  expect(passesContrast('#777777')).toBe(false)
  expect(contrastWithWhite('#ff0000')).toBeCloseTo(4, 1)
})

test('a colour that is too light is answered with the nearest shade that passes', () => {
  for (const colour of ['#ffffff', '#ffd447', '#00ff00', '#777777', '#3b88c3']) {
    const shade = nearestPassingShade(colour)
    expect(passesContrast(shade), colour).toBe(true)
    expect(contrastWithWhite(shade), colour).toBeLessThan(4.7)
  }
  expect(nearestPassingShade('#003f6b')).toBe('#003f6b')
})

test('colours are read as people write them, and nothing else passes for one', () => {
  expect(readColour(' 0B5394 ')).toBe('#0b5394')
  expect(readColour('#ABC')).toBe('#aabbcc')
  for (const text of ['', 'red', '#12', '#12345g', '#1234567', 'url(x)', '#fff;}'])
    expect(readColour(text), text).toBeNull()
})

test('a stylesheet is made from its name alone, and only for a colour that passes', () => {
  const name = brandStylesheetName('#0b5394')

  expect(brandStylesheet(name)).toContain('background-color:#0b5394')
  expect(brandStylesheet(name.replace('0b5394', '0b5395'))).toBeNull()
  expect(brandStylesheet(brandStylesheetName('#ffd447'))).toBeNull()
  expect(brandStylesheet('x')).toBeNull()
})
