import { ActionIcon, Button, Group, Input, Menu } from '@mantine/core'
import { Node, nodeInputRule, nodePasteRule, type Editor } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { Bold as BoldIcon, GitBranch } from 'lucide-react'
import { useEffect, useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { documentOf, positionOf, sourceOf, tagLabel } from './source'

// Without a group: nodeInputRule leaves the last letter typed beside what a group matched.
const TAG = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/

/** A placeholder or a condition: one piece, moved and removed whole, written as it is in the text. */
const Tag = Node.create({
  name: 'tag', group: 'inline', inline: true, atom: true,
  addAttributes: () => ({ source: { default: '', parseHTML: (element: HTMLElement) => element.dataset.source } }),
  parseHTML: () => [{ tag: 'code[data-source]' }],
  renderHTML: ({ node }) => {
    const source = node.attrs.source as string
    return ['code', { 'data-source': source, title: source, class: source.startsWith('{%') ? 'tag condition' : 'tag' }, tagLabel(source)]
  },
  renderText: ({ node }) => node.attrs.source as string,
  addInputRules() { return [nodeInputRule({ find: new RegExp(`(?:${TAG.source})$`), type: this.type, getAttributes: (match) => ({ source: match[0] }) })] },
  addPasteRules() { return [nodePasteRule({ find: new RegExp(TAG.source, 'g'), type: this.type, getAttributes: (match) => ({ source: match[0] }) })] },
})
const PIECES = {
  subject: [Document.extend({ content: 'paragraph' }), Paragraph, Text, Tag, UndoRedo],
  sms: [Document, Paragraph, Text, HardBreak, Tag, UndoRedo],
  body: [Document, Paragraph, Text, HardBreak, Bold, Tag, UndoRedo],
}

type Props = { text: string; name: string; about?: string; kind: 'subject' | 'sms' | 'body'; onChange: (text: string) => void; onFocus: () => void; onReady: (editor: Editor | null) => void; children?: ReactNode }

/** One field of a template. Its parent keeps the text and reaches the editor to put something in or to show a place. */
export function TextEditor({ text, name, about, kind, onChange, onFocus, onReady, children }: Props) {
  const id = useId()
  const isSubject = kind === 'subject'
  const editor = useEditor({
    extensions: PIECES[kind],
    content: documentOf(text, kind),
    editorProps: { attributes: { role: 'textbox', 'aria-labelledby': id, 'aria-multiline': String(!isSubject), class: `writer ${kind}` } },
    onUpdate: ({ editor: now }) => onChange(sourceOf(now.getJSON()).source),
    onFocus,
  })
  useEffect(() => { onReady(editor); return () => onReady(null) }, [editor, onReady])
  return (
    <Input.Wrapper label={name} labelElement="div" labelProps={{ id }} description={about} mt="xs">
      {!isSubject && editor && <Tools editor={editor} hasBold={kind === 'body'} />}
      <EditorContent editor={editor} />
      {children}
    </Input.Wrapper>
  )
}

const ONLY_IF = ['credits', 'interest', 'indemnity', 'contact', 'count > 1']

function Tools({ editor, hasBold }: { editor: Editor; hasBold: boolean }) {
  const { t } = useTranslation()
  const isBold = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('bold') })
  return (
    <Group gap={6} mb={4} role="toolbar" aria-label={t('templates.tools')}>
      {hasBold && <ActionIcon variant={isBold ? 'filled' : 'default'} aria-pressed={isBold} aria-label={t('templates.bold')} title={`${t('templates.bold')} (Ctrl+B)`} onClick={() => editor.chain().focus().toggleBold().run()}><BoldIcon size={14} /></ActionIcon>}
      <Menu>
        <Menu.Target><Button size="compact-sm" variant="default" leftSection={<GitBranch size={14} />}>{t('templates.onlyIf')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('templates.onlyIfAbout')}</Menu.Label>
          {ONLY_IF.map((what) => <Menu.Item key={what} onClick={() => wrap(editor, what)}>{tagLabel(`{% ${what} %}`)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

const tag = (source: string) => ({ type: 'tag', attrs: { source } })

/** Says what is selected under a condition only; without a selection, what will be typed in between. */
function wrap(editor: Editor, what: string) {
  const { from, to } = editor.state.selection
  editor.chain().insertContentAt(to, tag('{% endif %}')).insertContentAt(from, tag(`{% if ${what} %}`)).focus(from === to ? from + 1 : to + 2).run()
}

/** Puts a placeholder in at the cursor; what stands alone gets a paragraph of its own. */
export function put(editor: Editor, name: string, isAlone: boolean) {
  const piece = tag(`{{ ${name} }}`)
  editor.chain().focus().insertContent(isAlone ? { type: 'paragraph', content: [piece] } : piece).run()
}

/** Moves the cursor to an offset of the text. */
export const show = (editor: Editor, offset: number) => editor.chain().focus(positionOf(sourceOf(editor.getJSON()).places, offset)).scrollIntoView().run()
