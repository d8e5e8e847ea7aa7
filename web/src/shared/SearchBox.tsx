import { CloseButton, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageKeys } from './keys'

type Props = { value: string; onChange: (value: string) => void; placeholder: string; onLeave?: () => void; onBlur?: () => void }

/** The page's search: `/` goes to it, Escape empties it, the arrow down or Enter leaves it for the list. */
export function SearchBox({ value, onChange, placeholder, onLeave, onBlur }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  usePageKeys({ '/': () => input.current?.focus() })
  return (
    <TextInput ref={input} type="text" role="searchbox" aria-label={placeholder} placeholder={placeholder} value={value} data-testid="search"
      leftSection={<Search size={15} />} className="search" {...(onBlur ? { onBlur } : {})}
      rightSection={value ? <CloseButton size="sm" aria-label={t('ui.clear')} onClick={() => onChange('')} /> : <kbd className="kbd" aria-hidden>/</kbd>}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('')
        else if ((event.key === 'ArrowDown' || event.key === 'Enter') && onLeave) onLeave()
        else return
        event.preventDefault()
      }} />
  )
}
/** Puts the keyboard on the page's grid. */
export const focusGrid = () => document.querySelector<HTMLElement>('[role=grid]')?.focus()
