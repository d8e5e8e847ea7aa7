import { Stepper } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const STEPS = ['file', 'mapping', 'check', 'report'] as const

/** Where the wizard stands: file, columns, dry run, report. */
export function Steps({ at }: { at: number }) {
  const { t } = useTranslation()
  return (
    <Stepper active={at} size="xs" iconSize={26} className="narrow noprint" aria-label={t('imports.steps.label')} visibleFrom="sm">
      {STEPS.map((step) => <Stepper.Step key={step} label={t(`imports.steps.${step}`)} component="div" />)}
    </Stepper>
  )
}
