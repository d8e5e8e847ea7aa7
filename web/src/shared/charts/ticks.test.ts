import { expect, it } from 'vitest'
import { ticks } from './ticks'

it('ends on a round value above the largest', () => expect(ticks([0, 930_000])).toEqual([0, 250_000, 500_000, 750_000, 1_000_000]))
it('goes below zero for credits, with zero among the ticks', () => expect(ticks([900, -120])).toEqual([-500, 0, 500, 1000]))
it('has an axis even for nothing', () => expect(ticks([0]).length).toBeGreaterThan(1))
