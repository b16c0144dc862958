// Keeps what Node makes of the sources and packages from one start to the next: types stripped, code compiled. In our own folder, not in that of all
// temporary files, where another user of the machine could put code. Where the folder can't be written nothing is kept.
import { enableCompileCache } from 'node:module';
import { fileURLToPath, URL } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
