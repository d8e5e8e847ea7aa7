import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A link that looks like a button: it opens in a new tab like any other. */
export function LinkButton({ href, children, ...rest }: ButtonProps & { href: string; children: ReactNode }) {
  return <Button component={Link} href={href} {...rest}>{children}</Button>
}
