import { save } from '../api'

const SCALE = 2
const TAKEN = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight'] as const

/** The chart as it is on the screen, as a picture; style sheets do not reach inside one, so each part takes its looks along. */
export async function savePng(svg: SVGSVGElement, filename: string) {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('*')
  copy.querySelectorAll<SVGElement>('*').forEach((part, n) => {
    const looks = getComputedStyle(originals[n]!)
    for (const name of TAKEN) part.style.setProperty(name, looks.getPropertyValue(name))
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const { width, height } = svg.viewBox.baseVal
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE })
  const pen = canvas.getContext('2d')!
  pen.fillStyle = getComputedStyle(svg.closest('.mantine-Card-root') ?? document.body).backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png') })
  if (blob) save(blob, filename)
}
