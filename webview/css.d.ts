// Style sheets that components import: the bundler collects them into one file.
declare module '*.css';
