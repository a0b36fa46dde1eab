"""`cardgen import` of filled forms: what somebody typed becomes a new card, or changes of the card it was made from."""
