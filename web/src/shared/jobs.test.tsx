import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { ready, setLanguage } from './i18n'
import { hasEnded, JobNotice, percent, type Job } from './jobs'

const job: Job = { id: 'j1', kind: 'bulk', by: 'me', at: '2026-03-02T08:00:00Z', state: 'done', total: 4, done: 3, failed: 1, misses: [{ what: 'GHOST', reason: 'unknown' }], result: {}, message: '' }
const show = (shown: Job, undo?: () => Promise<Job>) => render(
  <MantineProvider><QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })}>
    <JobNotice job={shown} more={undo ? { undo } : {}} close={() => undefined} />
  </QueryClientProvider></MantineProvider>,
)
beforeAll(async () => { await ready; await setLanguage('en') })

describe('a job', () => {
  it.each([['queued', false], ['running', false], ['done', true], ['cancelled', true], ['failed', true]] as const)('%s has ended: %s', (state, ended) => expect(hasEnded({ ...job, state })).toBe(ended))
  it('counts what failed as dealt with', () => expect(percent({ ...job, done: 1 })).toBe(50))
  it('of nothing is whole', () => expect(percent({ ...job, total: 0 })).toBe(100))
  it('says what it could not do, and why', () => { show(job); expect(screen.getByTestId('job-misses').textContent).toContain('GHOST : unknown account') })
  it('offers the way back once it has ended', () => { show(job, () => Promise.resolve(job)); expect(screen.getByTestId('job-undo')).toBeDefined() })
  it('offers no way back from nothing', () => { show({ ...job, done: 0 }, () => Promise.resolve(job)); expect(screen.queryByTestId('job-undo')).toBeNull() })
})
