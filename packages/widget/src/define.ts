import { defineElements } from './define-elements.ts'

// Entry of the script-tag build: the tag is all that a page needs.
defineElements()
