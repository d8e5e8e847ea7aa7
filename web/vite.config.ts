import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const api = process.env.API_URL ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react()],
  build: {
    // Older targets make the minifier rewrite light-dark(), which then loses its colours.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': api, '/r/': api } },
  test: { environment: 'happy-dom', setupFiles: './src/test-setup.ts', restoreMocks: true, maxWorkers: 1 },
})
