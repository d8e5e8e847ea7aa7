/** Families of events: each finds every kind that begins with it. */
export const KINDS = ['import', 'edited', 'bulk', 'assigned', 'qualified', 'contact', 'reminder', 'answer', 'question', 'colleague', 'reply', 'plan', 'instalment', 'action', 'document'] as const
