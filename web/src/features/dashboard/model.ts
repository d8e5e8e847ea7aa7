/** The columns of the aged balance, in order, each with the search that finds its accounts; they sum to the total. */
export const BANDS = { not_due: 'not_due >', d1_30: 'late_1_30 >', d31_60: 'late_31_60 >', d61_90: 'late_61_90 >', d90_plus: 'overdue_90 >', credits: 'credits <' } as const

/** The accounts list with a search in its address. */
export const listOf = (where: string) => `/accounts?where=${encodeURIComponent(where)}`
