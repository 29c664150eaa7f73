/**
 * Allows `as` only as the whole body of a documented one-line function, so that every claim the
 * compiler cannot check has a name and a stated guarantee. `as const` is free.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const namedAssertions = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      loose:
        'Parse or narrow instead of `as`. If neither can work, make it the whole body of a named one-line function with a docblock that states why it holds.',
    },
  },
  create(context) {
    return {
      'TSAsExpression, TSTypeAssertion'(/** @type {any} */ node) {
        if (node.typeAnnotation.typeName?.name === 'const') return
        const helper = functionReturningOnly(node)
        if (!helper || !hasDocblock(context, helper)) context.report({ node, messageId: 'loose' })
      },
    }
  },
}

/** @param {any} node */
function functionReturningOnly(node) {
  const { parent } = node
  if (parent.type === 'TSAsExpression') return functionReturningOnly(parent)
  if (parent.type === 'ArrowFunctionExpression' && parent.body === node) return parent
  const isOnlyStatement = parent.type === 'ReturnStatement' && parent.parent.body.length === 1
  return isOnlyStatement && /Function/.test(parent.parent.parent.type) ? parent.parent.parent : null
}

/**
 * @param {import('eslint').Rule.RuleContext} context
 * @param {any} helper
 */
function hasDocblock(context, helper) {
  for (let node = helper; node && node.type !== 'Program'; node = node.parent) {
    if (context.sourceCode.getCommentsBefore(node).length > 0) return true
    if (node !== helper && /Statement|Block/.test(node.type)) return false
  }
  return false
}
