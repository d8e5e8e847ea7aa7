import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)
// happy-dom has no layout: every element gets a size, so that virtual lists draw something.
const SIZES = { offsetHeight: 400, clientHeight: 400, offsetWidth: 1200 }
for (const [name, value] of Object.entries(SIZES)) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value })
}
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
