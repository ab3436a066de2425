"""What the screens are made of and more than one of them uses; the dialogs of a kind stand in `tui.dialogs`."""
