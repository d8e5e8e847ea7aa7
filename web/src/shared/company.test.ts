import { beforeEach, expect, it, vi } from 'vitest'

const started = async (address: string) => {
  vi.resetModules()
  history.replaceState(null, '', address)
  return (await import('./company')).company
}

beforeEach(() => { localStorage.clear(); sessionStorage.clear() })

it('names none until one was chosen', async () => {
  expect((await started('/dashboard')).id()).toBeNull()
})
it('takes the one that the address names, and takes the name out of it', async () => {
  expect((await started('/accounts?where=a&company=swiss')).id()).toBe('swiss')
  expect(location.search).toBe('?where=a')
})
it('starts where the last tab was', async () => {
  await started('/?company=swiss')
  sessionStorage.clear()
  expect((await started('/')).id()).toBe('swiss')
})
it('keeps a tab where it is when another goes elsewhere', async () => {
  await started('/?company=swiss')
  localStorage.setItem('relance.company', 'acme')
  expect((await started('/')).id()).toBe('swiss')
})
it('forgets one that was refused', async () => {
  const company = await started('/?company=others')
  company.forget()
  expect((await started('/')).id()).toBeNull()
})
