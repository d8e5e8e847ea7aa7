import { PromiseRates } from './PromiseRates'
import { Qualification } from './Qualification'

/** What is done about what is late, and what comes of it. */
export function FollowUp() {
  return (
    <>
      <Qualification />
      <PromiseRates />
    </>
  )
}
