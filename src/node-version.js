// Plain JavaScript on purpose, loaded before anything else: an older Node can't read the TypeScript behind it and would only say that the
// file extension is unknown.
const [major] = process.versions.node.split('.').map(Number);

if (major < 24) {
  process.stderr.write(
    `The CPR subgraph needs Node 24 or newer; this is ${process.versions.node}.\n` +
      'npm scripts use the Node 24 that "npm ci" installs into node_modules, unless npm\'s install scripts are switched off\n' +
      '(ignore-scripts). Either run "npm rebuild node --ignore-scripts=false" once, or install Node 24.\n',
  );
  process.exit(2);
}
