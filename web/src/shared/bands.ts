/** The columns of the aged balance, in order; they sum to the total. */
export const BANDS = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'd90_plus', 'credits'] as const
