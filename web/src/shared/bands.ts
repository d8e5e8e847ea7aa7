/** The columns of the aged balance, in order; they sum to the total. */
export const BANDS = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'd90_plus', 'credits'] as const
/** What a search asks for the accounts behind a column of the aged balance; an amount in quotes follows, with its currency. */
export const BEHIND = { not_due: 'not_due >', d1_30: 'overdue_1_30 >', d31_60: 'overdue_31_60 >', d61_90: 'overdue_61_90 >', d90_plus: 'overdue_90 >', credits: 'credits <' } as const
