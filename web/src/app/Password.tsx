import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A password, whose button to show it speaks the reader's language. */
export function Password(props: PasswordInputProps) {
  const { t } = useTranslation()
  return <PasswordInput required visibilityToggleButtonProps={{ 'aria-label': t('password.show') }} {...props} />
}
