// The two XML parsers, loaded with the first assertion that needs one. A module of its own, since a bundler keeps the named
// exports of a CommonJS package for an import that stands in the text, and loses them for one that is awaited.
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { XML_NAME } from './xml-names.js';

/**
 * Why a text is no well-formed XML document with namespaces (XML 1.0, without a DTD of its own), or undefined. Entities
 * that only an external DTD could declare are let through: nothing is fetched.
 */
export function wellFormedProblem(text: string): string | undefined {
  let found: string | undefined;
  let standalone = false;
  let hasExternalSubset = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('xmldecl', (declaration) => {
    standalone = declaration.standalone === 'yes';
  });
  parser.on('doctype', (doctype) => {
    if (doctype.replaceAll(/"[^"]*(?:"|$)|'[^']*(?:'|$)/g, '').includes('['))
      stop('it has a DTD of its own, which is not read');
    if (!DOCTYPE.test(doctype)) stop('its DOCTYPE is malformed');
    hasExternalSubset = EXTERNAL.test(doctype);
  });
  parser.on('error', ({ message }) => {
    if (hasExternalSubset && !standalone && message.endsWith('undefined entity.')) return;
    stop(message);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return found;

  // The parser goes on after an error; all that counts is the first.
  function stop(problem: string): never {
    found = problem;
    throw new Stop();
  }
}

class Stop extends Error {}

const QUOTED_SYSTEM_ID = String.raw`\s+(?:"[^"#]*"|'[^'#]*')`;
const QUOTED_PUBLIC_ID = String.raw`\s+(?:"[-\w\s'()+,./:=?;!*#@$%]*"|'[-\w\s()+,./:=?;!*#@$%]*')`;
const DOCTYPE = new RegExp(
  String.raw`^\s+${XML_NAME}(?:\s+(?:SYSTEM|PUBLIC${QUOTED_PUBLIC_ID})${QUOTED_SYSTEM_ID})?\s*$`,
  'u',
);
const EXTERNAL = new RegExp(String.raw`^\s*${XML_NAME}\s+(?:SYSTEM|PUBLIC)`, 'u');

/**
 * XML as nested maps: attributes as `@_name`, text beside elements as `#text`, elements of one name as a list. Lenient:
 * takes attributes without quotes and stray ampersands. @throws Error for what it cannot read
 */
export function parseTree(text: string): unknown {
  return new XMLParser({ allowBooleanAttributes: true, ignoreAttributes: false, parseAttributeValue: true }).parse(
    text,
  );
}
