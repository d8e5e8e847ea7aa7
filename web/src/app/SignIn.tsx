import { Alert, Button, Card, Center, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ApiError } from '../shared/api'
import { LANGUAGES, setLanguage } from '../shared/i18n'
import { fieldErrors, Problem } from '../shared/problem'
import { Password } from './Password'
import { session, type Session } from '../shared/session'

type Values = { user: string; password: string; new_password: string }

/** Sign-in; an invited user chooses a password of their own on the way. */
export function SignIn() {
  const { t, i18n } = useTranslation()
  const [invited, setInvited] = useState(false)
  useEffect(() => { document.title = `${t('signIn.title')} · Relance` }, [t])
  const required = (value: string) => (value ? null : t('ui.required'))
  const form = useForm<Values>({
    initialValues: { user: '', password: '', new_password: '' },
    validate: { user: required, password: required, new_password: (v) => (invited ? required(v) : null) },
  })
  const enter = useMutation({
    mutationFn: ({ new_password, ...rest }: Values) => api<Session>('/sessions', { method: 'POST', json: new_password ? { ...rest, new_password } : rest }),
    onSuccess: session.start,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'new_password_required') setInvited(true)
      else form.setErrors(fieldErrors(error))
    },
  })
  const wasInvited = enter.error instanceof ApiError && enter.error.code === 'new_password_required'
  return (
    <Center mih="100dvh" p="md" component="main">
      <Card w={400} p="xl" shadow="sm">
        <form noValidate onSubmit={form.onSubmit((values) => enter.mutate(values))} data-testid="sign-in">
          <Stack gap="md">
            <Group justify="space-between">
              <Group gap={10}><img src="/favicon.svg" alt="" width={30} height={30} /><Text fw={700} size="xl" className="brand-name">Relance</Text></Group>
              <SegmentedControl size="xs" aria-label={t('user.language')} value={i18n.language} onChange={(l) => void setLanguage(l)} data={LANGUAGES.map((value) => ({ value, label: value.toUpperCase() }))} />
            </Group>
            <div><Title order={1} size="h4">{t('signIn.title')}</Title><Text size="sm" c="dimmed">{t('signIn.lead')}</Text></div>
            {enter.error && !wasInvited && <Problem error={enter.error} />}
            <TextInput label={t('signIn.user')} type="email" autoComplete="username" required autoFocus {...form.getInputProps('user')} />
            <Password label={t('signIn.password')} autoComplete="current-password" {...form.getInputProps('password')} />
            {invited && (
              <>
                <Alert color="indigo" variant="light">{t('signIn.invited')}</Alert>
                <Password label={t('password.new')} description={t('password.rule')} autoComplete="new-password" autoFocus {...form.getInputProps('new_password')} />
              </>
            )}
            <Button type="submit" fullWidth loading={enter.isPending}>{t('signIn.go')}</Button>
          </Stack>
        </form>
      </Card>
    </Center>
  )
}
