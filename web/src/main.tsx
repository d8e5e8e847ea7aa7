import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { ready } from './shared/i18n'
import { session } from './shared/session'

// After a deployment the chunks of the page that is open may be gone: load the new page.
addEventListener('vite:preloadError', () => location.reload())

const root = document.getElementById('root')
if (!root) throw new Error('no #root')
void Promise.all([ready, session.resume()]).then(() => createRoot(root).render(<StrictMode><App /></StrictMode>))
