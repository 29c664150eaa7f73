import { basename } from 'node:path'

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*$/
const saysNothing = /^(common|data|infos?|misc|services?)$|(^|-)(utils?|helpers?|managers?)$/

/**
 * A reader guesses the file: it is named, in kebab case, for the one thing it exports.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const speakingNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      kebab: 'Name the file in kebab-case, not "{{ name }}".',
      vague: '"{{ name }}" could hold anything. Name the file for the one thing it exports.',
    },
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename)
      const [stem = ''] = name.split('.')
      if (!kebabCase.test(name)) context.report({ node, messageId: 'kebab', data: { name } })
      if (saysNothing.test(stem)) context.report({ node, messageId: 'vague', data: { name } })
    },
  }),
}
