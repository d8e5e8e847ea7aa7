import { expect, test } from 'vitest'
import { setLanguage } from '../../shared/i18n'
import { documentOf, positionOf, sourceOf, tagLabel } from './source'

const TEXTS = [
  'Bonjour{% if contact %} {{ contact }}{% endif %},\n\nUne ligne\net sa suite :\n\n{{ items }}\n\n{{ link }}',
  '{% if credits %}Sans vos avoirs : {{ credits }}.\n\n{% endif %}Régler **{{ total }}** sous **huit jours**, {{ contact or company }}.',
  '**Tout un paragraphe\nsur deux lignes**\n\nPuis {% if count > 1 %}plusieurs{% else %}une{% endif %}',
  '{{ non fermé, 5 * 3, {# une note #} et un prix de 3 {',
  '',
]

test.each(TEXTS)('a text that is shown and written again is the same: %j', (text) => {
  expect(sourceOf(documentOf(text)).source).toBe(text)
})

test('blank lines more than one are one', () => {
  expect(sourceOf(documentOf('a\n\n\n\nb\n')).source).toBe('a\n\nb')
})

test('bold that is not closed is closed at the end of its paragraph', () => {
  expect(sourceOf(documentOf('a **b\n\nc')).source).toBe('a **b**\n\nc')
})

test('a subject is one line, and its stars are stars', () => {
  const document = documentOf('{{ company }}\n: **{{ total }}**', 'subject')
  expect(document.content).toHaveLength(1)
  expect(sourceOf(document).source).toBe('{{ company }} : **{{ total }}**')
})

test('a place in the text is found in the document', () => {
  const text = 'Cher {{ contact }},\n\n**dû** : {{ totl }}'
  const { places } = sourceOf(documentOf(text))
  expect(positionOf(places, text.indexOf('{{ contact'))).toBe(1 + 'Cher '.length)
  // The first paragraph is seven letters and tags, and its two ends: the second's text begins at 10.
  expect(positionOf(places, text.indexOf('{{ totl'))).toBe(10 + 'dû : '.length)
  expect(positionOf(places, text.length)).toBe(10 + 'dû : '.length + 1)
})

test('a condition is said in words', async () => {
  await setLanguage('fr')
  expect(tagLabel('{%- if interest or count > 1 %}')).toBe('si Intérêts ou Nombre de pièces > 1')
})
