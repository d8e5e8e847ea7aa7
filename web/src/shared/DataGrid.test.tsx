import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataGrid, type Column } from './DataGrid'
import { ready, setLanguage } from './i18n'
import { singleKeys } from './keys'

type Row = { id: string; n: number }
const rows: Row[] = Array.from({ length: 10_000 }, (_, n) => ({ id: `r${n}`, n }))
const columns: Column<Row>[] = [{ id: 'n', header: 'N', width: 100, numeric: true, cell: (row) => row.n, sort: (row) => row.n }]
const onOpen = vi.fn()
const onSort = vi.fn()

function Host() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <MantineProvider>
      <output>{[...selected].join(' ')}</output>
      <DataGrid label="rows" rows={rows} columns={columns} rowId={(row) => row.id} rowName={(row) => row.id} sort={{ id: 'n', desc: false }} onSort={onSort} selected={selected} onSelect={setSelected} onOpen={onOpen} empty={null} />
    </MantineProvider>
  )
}
const ticked = () => screen.getByRole('status').textContent

beforeAll(async () => { await ready; await setLanguage('en') })
beforeEach(() => singleKeys.set(true))

describe('DataGrid', () => {
  it('draws the rows in sight of 10,000', () => {
    render(<Host />)
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001')
  })
  it('moves, ticks and extends from the keyboard', async () => {
    const user = userEvent.setup()
    render(<Host />)
    screen.getByRole('grid').focus()
    await user.keyboard('jx{Shift>}{ArrowDown}{/Shift}')
    expect(ticked()).toBe('r1 r2')
  })
  it('opens the row under the cursor', async () => {
    const user = userEvent.setup()
    render(<Host />)
    screen.getByRole('grid').focus()
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(onOpen).toHaveBeenCalledWith(rows[2])
  })
  it('unticks with Escape', async () => {
    const user = userEvent.setup()
    render(<Host />)
    screen.getByRole('grid').focus()
    await user.keyboard(' {Escape}')
    expect(ticked()).toBe('')
  })
  it('lets letters alone when single keys are off', async () => {
    singleKeys.set(false)
    const user = userEvent.setup()
    render(<Host />)
    screen.getByRole('grid').focus()
    await user.keyboard('x')
    expect(ticked()).toBe('')
  })
  it('ticks a run with Shift and a click', async () => {
    const user = userEvent.setup()
    render(<Host />)
    const boxes = screen.getAllByRole('checkbox')
    await user.click(boxes[1]!)
    await user.keyboard('{Shift>}')
    await user.click(boxes[4]!)
    expect(ticked()).toBe('r0 r1 r2 r3')
  })
  it('turns the order of the column it is sorted by', async () => {
    render(<Host />)
    await userEvent.click(screen.getByRole('button', { name: 'N' }))
    expect(onSort).toHaveBeenCalledWith({ id: 'n', desc: true })
  })
})
