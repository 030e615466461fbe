// The worker of pdf.js, a file of its own in the site (pdf-worker.js): it starts to serve when it is run.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
