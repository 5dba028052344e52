/**
 * Lets somebody choose pictures from their disk. The field is the page's own and not the screen's: that may be drawn
 * anew while the window of files is open, and what is chosen then would reach nobody.
 */
export function choosePictures(onFiles: (files: File[]) => void): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = 'image/*';
  field.multiple = true;
  field.hidden = true;
  field.addEventListener('change', () => {
    onFiles([...(field.files ?? [])]);
    field.remove();
  });
  field.addEventListener('cancel', () => field.remove());
  document.body.append(field);
  field.click();
}
